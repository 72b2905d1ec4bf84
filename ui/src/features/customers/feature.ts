import { BookUser, UserPlus } from '@lucide/vue';

import { may } from '@/features/access/session';
import type { Feature } from '@/shared/feature';

export default {
  routes: [
    { path: '/customers', name: 'customers', component: () => import('./list/CustomerListPage.vue'), meta: { section: 'customers', keep: true } },
    { path: '/customers/:id', name: 'customer', component: () => import('./record/CustomerPage.vue'), meta: { section: 'customers' } },
  ],
  commands: [
    { label: 'customers.list.create', icon: UserPlus, keys: 'Mod+N', to: { name: 'customers', query: { new: '' } }, creates: true, when: () => may('edit_own_customers') },
    { label: 'customers.go', icon: BookUser, keys: 'G C', to: { name: 'customers' }, when: () => may('view_customers') },
  ],
} satisfies Feature;
