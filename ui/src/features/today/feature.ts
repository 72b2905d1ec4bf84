import type { Feature } from '@/shared/feature';

export default {
  routes: [{ path: '/today', name: 'today', component: () => import('./TodayPage.vue'), meta: { section: 'today' } }],
} satisfies Feature;
