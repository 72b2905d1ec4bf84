/** Roles and departments in the order of the forms (domain.md §4); their words stand under `terms`. */
import type { Department, Role } from '@/ipc/bindings';

export const ROLES: readonly Role[] = ['administrator', 'service_agent', 'service_supervisor', 'operations', 'project_manager', 'account_manager', 'finance', 'leader'];

export const DEPARTMENTS: readonly Department[] = ['transport', 'warehouse', 'distribution', 'information', 'finance', 'sales', 'customer_service', 'subcontractors'];
