import { expect, it } from 'vitest';

import { emptyForm, sampleNumbers, stepProblems } from './form';

it('wants the name of the firm, a letter, a person with role and password', () => {
  const form = emptyForm();
  expect(stepProblems(form, 'firm')).toEqual({ firm: 'problems.required' });
  expect(stepProblems({ ...form, workstation: '' }, 'workstation')).toHaveProperty('workstation');
  expect(stepProblems({ ...form, workstation: 'AB' }, 'workstation')).toEqual({});
  expect(stepProblems({ ...form, repeated: 'x' }, 'person')).toEqual({ name: 'problems.required', password: 'problems.required', repeated: 'access.passwordsDiffer' });
  expect(stepProblems({ ...form, name: '温以宁', password: '长河落日圆', repeated: '长河落日圆' }, 'person')).toEqual({});
});

it('shows the letter where it stands in real numbers', () => {
  expect(sampleNumbers('A', '2026-09-18').map(({ parts }) => parts.join(''))).toEqual(['TS20260918-A001', 'KH000101A', 'HF20260918-A001']);
});
