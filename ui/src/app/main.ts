/** Starts the interface. */
import './styles/element';
import './styles/tokens.css';
import './styles/element-theme.css';
import './styles/app.css';

import { createApp, watch } from 'vue';

import { listenForKeys } from '@/shared/keyboard/keys';

import App from './App.vue';
import { i18n, nameDocument } from './i18n';
import { router } from './router';
import { followSystemTheme } from './theme';

followSystemTheme();
listenForKeys(window);
watch(i18n.global.locale, nameDocument, { immediate: true });

createApp(App).use(i18n).use(router).mount('#app');
