import { MessageSquarePlus, MessageSquareWarning } from '@lucide/vue';

import { may } from '@/features/access/session';
import type { Feature } from '@/shared/feature';

export default {
  routes: [
    { path: '/complaints', name: 'complaints', component: () => import('./list/ComplaintsPage.vue'), meta: { section: 'complaints', keep: true } },
    { path: '/complaints/new', name: 'intake', component: () => import('./intake/IntakePage.vue'), meta: { section: 'complaints' } },
    { path: '/complaints/:id', name: 'complaint', component: () => import('./page/ComplaintPage.vue'), meta: { section: 'complaints' } },
  ],
  commands: [
    { label: 'complaints.commands.new', icon: MessageSquarePlus, keys: 'Mod+N', to: { name: 'intake' }, creates: true, when: () => may('receive_complaints') },
    { label: 'complaints.commands.list', icon: MessageSquareWarning, to: { name: 'complaints' }, when: () => may('view_customers') },
  ],
} satisfies Feature;
