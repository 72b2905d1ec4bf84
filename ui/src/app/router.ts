/** Pages by address. Hash addresses, because the window serves files by a scheme of its own. */
import { createRouter, createWebHashHistory } from 'vue-router';

import { features } from './features';

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/today' },
    ...features.flatMap((feature) => feature.routes ?? []),
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./MissingPage.vue') },
  ],
});
