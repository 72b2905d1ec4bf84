import { describe, expect, it } from 'vitest';

import { blankForm, isUntouched, openCallFields, openLaterFields, restoreForm, sectionOf, wholeMinute } from './form';

const now = Date.parse('2026-09-18T14:02:31+08:00');
const blank = () => blankForm('wen', now);

describe('the nine fields of a call', () => {
  it('are open but for the channel and the level, which are proposed', () => {
    expect(openCallFields(blank())).toEqual(['customer', 'complainant', 'complainant_phone', 'description', 'customer_request', 'category', 'complained_dept']);
  });

  it('take a stranger in place of a customer, and count the characters of the text, not its bytes', () => {
    const form = blank();
    form.stranger = true;
    form.section.description = '  货到了九个字没有多 ';
    expect(openCallFields(form)).toContain('description');
    form.section.description = '6 台洗衣机变形，𠅤';
    expect(openCallFields(form)).not.toContain('description');
    expect(openCallFields(form)).not.toContain('customer');
  });
});

describe('the folded part', () => {
  it('asks for papers only where something was carried, and for the leader only when critical', () => {
    const form = blank();
    expect(openLaterFields(form)).not.toContain('waybill_no');
    form.section.service_type = 'transport';
    form.section.severity = 'critical';
    expect(openLaterFields(form)).toEqual(expect.arrayContaining(['waybill_no', 'order_no', 'leader_informed_at']));
  });

  it('takes one reason in place of the assessment', () => {
    const form = blank();
    form.section.initial_assessment = { severity: '轻', complexity: '', impact: '' };
    expect(openLaterFields(form)).toContain('initial_assessment');
    form.section.initial_assessment = { reason: '等温度记录' };
    expect(openLaterFields(form)).not.toContain('initial_assessment');
  });
});

it('is received at whole minutes of Beijing', () => {
  expect(wholeMinute(now)).toBe('2026-09-18T14:02+08:00');
  expect(blank().section.received_at).toBe('2026-09-18T14:02+08:00');
});

it('is no section without the department', () => {
  const form = blank();
  expect(sectionOf(form)).toBeNull();
  form.section.complained_dept = 'transport';
  expect(sectionOf(form)?.complained_dept).toBe('transport');
});

it('comes back from a draft of an older version with nothing undefined', () => {
  const form = blank();
  form.typed = 'qcqp';
  const { unit: _left, ...section } = form.section;
  const back = restoreForm(JSON.stringify({ ...form, section }), blank());
  expect(back.typed).toBe('qcqp');
  expect(back.section.unit).toBe('');
});

it('is untouched until something is typed', () => {
  const form = blank();
  expect(isUntouched(form)).toBe(true);
  form.typed = 'q';
  expect(isUntouched(form)).toBe(false);
});
