/** The roles of domain.md §4, as the core names them; their words stand under `terms.roles`. */
export const ROLES = ['administrator', 'service_agent', 'service_supervisor', 'operations', 'project_manager', 'account_manager', 'finance', 'leader'] as const;

export type Role = (typeof ROLES)[number];
