import { may } from '@/features/access/session';
import type { Feature } from '@/shared/feature';

import { findHits } from './find';

export default {
  routes: [{ path: '/search', name: 'search', component: () => import('./SearchPage.vue') }],
  find: (text, signal) => (may('view_customers') ? findHits(text, signal) : Promise.resolve([])),
} satisfies Feature;
