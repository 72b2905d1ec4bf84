/**
 * What a role may do at all, so that controls which would always be refused are not shown (ui.md §7).
 *
 * The rule itself is the core's (`staff/permit.rs`, domain.md §4) and is checked there on every call;
 * `permits.test.ts` holds this table to it.
 */
import type { Role } from '@/ipc/bindings';

const SERVICE: Role[] = ['service_agent', 'service_supervisor', 'project_manager', 'account_manager'];

const PERMITS = {
  view_customers: [...SERVICE, 'operations', 'finance', 'leader'],
  edit_own_customers: SERVICE,
  edit_all_customers: ['service_supervisor'],
  see_all_contacts: ['service_supervisor', 'leader'],
  import_customers: ['service_agent', 'service_supervisor', 'account_manager'],
  export_lists: ['service_supervisor', 'project_manager', 'account_manager', 'finance', 'leader'],
  receive_complaints: [...SERVICE, 'operations'],
  view_plans: [...SERVICE, 'operations', 'finance', 'leader'],
  write_plans: ['service_agent', 'service_supervisor'],
  propose_plans: ['service_agent', 'service_supervisor', 'account_manager'],
  fill_plan_resources: ['service_agent', 'service_supervisor', 'operations'],
  manage_staff: ['administrator'],
  manage_firm: ['administrator', 'service_supervisor'],
  manage_backups: ['administrator'],
  view_audit: ['service_supervisor', 'leader', 'administrator'],
} satisfies Record<string, Role[]>;

export type Act = keyof typeof PERMITS;

export function allowed(act: Act, role: Role): boolean {
  const roles: Role[] = PERMITS[act];
  return roles.includes(role);
}
