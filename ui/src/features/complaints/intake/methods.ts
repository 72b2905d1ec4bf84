import type { CalmingMethod } from '@/ipc/bindings';

/** The five methods in the order of the keys Alt 1 to 5. */
export const METHODS: readonly CalmingMethod[] = ['calm', 'tactful_denial', 'conversion', 'admit_mistake', 'diversion'];
