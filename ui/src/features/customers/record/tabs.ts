/** The sections of a customer's page, in the order of their keys 1 to 4. */
export const TABS = ['archive', 'contacts', 'complaints', 'history'] as const;

export type Tab = (typeof TABS)[number];
