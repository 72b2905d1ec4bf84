import { Settings } from '@lucide/vue';

import type { Feature } from '@/shared/feature';

export default {
  routes: [{ path: '/settings/:section?', name: 'settings', component: () => import('./SettingsPage.vue'), meta: { section: 'settings' } }],
  commands: [{ label: 'settings.open', icon: Settings, to: { name: 'settings' } }],
} satisfies Feature;
