/** Who is meant by a department on the screen; who may decide is the core's to say. */
import type { Department, Role, Staff } from '@/ipc/bindings';

const DECIDES: Partial<Record<Department, Role>> = { customer_service: 'service_supervisor', finance: 'finance', sales: 'account_manager' };

/** The first person in office who decides for a department: 作业部门, or the role that stands for it. */
export function headOf(staff: Staff[], department: Department | null): Staff | undefined {
  if (!department) return undefined;
  const people = staff.filter((person) => person.active && person.department === department);
  return people.find((person) => person.roles.includes(DECIDES[department] ?? 'operations')) ?? people[0];
}
