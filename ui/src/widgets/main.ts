/** The widget sheet: every shared widget and the pages outside the archive, with sample data and no core. Not part of the product. */
import '../app/styles/element';
import '../app/styles/tokens.css';
import '../app/styles/element-theme.css';
import '../app/styles/app.css';

import { createApp, h, watch } from 'vue';
import { createRouter, createWebHashHistory, RouterView } from 'vue-router';

import { i18n, nameDocument } from '../app/i18n';
import { followSystemTheme, setTheme } from '../app/theme';
import { listenForKeys } from '../shared/keyboard/keys';

import SampleAccess from './SampleAccess.vue';
import SampleFrame from './SampleFrame.vue';
import SampleLedger from './SampleLedger.vue';
import SamplePaper from './SamplePaper.vue';
import WidgetSheet from './WidgetSheet.vue';

const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/access/:page', component: SampleAccess },
    {
      path: '/',
      component: SampleFrame,
      children: [
        { path: '', name: 'today', component: WidgetSheet, meta: { section: 'today' } },
        { path: 'ledger', name: 'customers', component: SampleLedger, meta: { section: 'customers', keep: true } },
        { path: 'paper', name: 'complaints', component: SamplePaper, meta: { section: 'complaints' } },
        { path: 'settings', name: 'settings', component: WidgetSheet, meta: { section: 'settings' } },
      ],
    },
  ],
});

const wish = new URLSearchParams(location.search);
followSystemTheme();
setTheme(wish.get('theme') === 'dark' ? 'dark' : 'light');
i18n.global.locale.value = wish.get('lang') === 'en' ? 'en' : 'zh';
listenForKeys(window);
watch(i18n.global.locale, nameDocument, { immediate: true });
createApp({ render: () => h(RouterView) })
  .use(i18n)
  .use(router)
  .mount('#app');
