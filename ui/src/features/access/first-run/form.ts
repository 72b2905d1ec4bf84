/** What the first run collects before the archive is made. */
import type { Role } from '@/ipc/bindings';

export interface FirstRunForm {
  firm: string;
  /** The chosen logo, if any. */
  logo: { name: string; bytes: Uint8Array } | null;
  workstation: string;
  name: string;
  title: string;
  roles: Role[];
  password: string;
  repeated: string;
}

export function emptyForm(): FirstRunForm {
  return { firm: '', logo: null, workstation: 'A', name: '', title: '', roles: ['administrator'], password: '', repeated: '' };
}

export type FirstRunStep = 'firm' | 'workstation' | 'person' | 'recovery';
export const STEPS: FirstRunStep[] = ['firm', 'workstation', 'person', 'recovery'];

/** Message keys of what is wrong in a step, by field. */
export function stepProblems(form: FirstRunForm, step: FirstRunStep): Partial<Record<keyof FirstRunForm, string>> {
  const problems: Partial<Record<keyof FirstRunForm, string>> = {};
  const require = (field: 'firm' | 'name' | 'password') => {
    if (form[field].trim() === '') problems[field] = 'problems.required';
  };
  if (step === 'firm') require('firm');
  if (step === 'workstation' && !/^[A-Z]{1,2}$/.test(form.workstation)) problems.workstation = 'access.first.letterWrong';
  if (step === 'person') {
    require('name');
    require('password');
    if (form.roles.length === 0) problems.roles = 'problems.required';
    if (form.password !== form.repeated) problems.repeated = 'access.passwordsDiffer';
  }
  return problems;
}

/** Numbers as this workstation will give them, with the letter set apart: before, letter, after. */
export function sampleNumbers(letter: string, day: string): { kind: 'complaint' | 'customer' | 'followUp'; parts: [string, string, string] }[] {
  const compact = day.replaceAll('-', '');
  return [
    { kind: 'complaint', parts: [`TS${compact}-`, letter, '001'] },
    { kind: 'customer', parts: ['KH000101', letter, ''] },
    { kind: 'followUp', parts: [`HF${compact}-`, letter, '001'] },
  ];
}
