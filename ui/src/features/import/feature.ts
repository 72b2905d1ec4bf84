import { Import } from '@lucide/vue';

import { may } from '@/features/access/session';
import type { Feature } from '@/shared/feature';

export default {
  routes: [{ path: '/import', name: 'import', component: () => import('./ImportPage.vue'), meta: { section: 'import' } }],
  commands: [{ label: 'import.open', icon: Import, to: { name: 'import' }, when: () => may('import_customers') }],
} satisfies Feature;
