/** The registry of this window and the ways components use it. */
import { inject, onActivated, onDeactivated, onScopeDispose, provide, ref, toValue, watch, type InjectionKey, type MaybeRefOrGetter, type Ref } from 'vue';

import { detectPlatform } from './chord';
import { createKeyboard, type KeyBinding } from './registry';

const platform = detectPlatform();

export const keyboard = createKeyboard(platform);

const layerKey: InjectionKey<Ref<number>> = Symbol('key layer');

/** Registers keys while the calling component is on screen, in the layer of the dialog that holds it. */
export function useKeys(bindings: MaybeRefOrGetter<KeyBinding[]>): void {
  const layer = inject(layerKey, ref(0));
  let remove = () => {};
  function add(): void {
    remove();
    remove = keyboard.register(() => toValue(bindings), layer.value);
  }
  watch(layer, add, { immediate: true, flush: 'sync' });
  // A list that is kept alive behind an opened record must not answer for it.
  onActivated(add);
  onDeactivated(() => remove());
  onScopeDispose(() => remove());
}

/** Makes the calling component a layer of its own while `open` holds; keys inside it register there. */
export function useKeyLayer(open: MaybeRefOrGetter<boolean>): void {
  const layer = ref(-1);
  let close = () => {};
  provide(layerKey, layer);
  watch(
    () => toValue(open),
    (isOpen) => {
      close();
      close = () => {};
      if (!isOpen) return;
      const opened = keyboard.openLayer();
      layer.value = opened.layer;
      close = opened.close;
    },
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(() => close());
}

/** Accelerators of the webview itself, which would open its own window, dialog or search over ours. */
const WEBVIEW_KEYS = ['n', 'p', 'k', 's', 'f', 'g', 'u', 'j', 'o'];

/** Listens on the window. Called once, when the program starts. */
export function listenForKeys(target: Window): void {
  target.addEventListener('keydown', (press) => {
    const taken = keyboard.handle(press);
    const command = platform === 'mac' ? press.metaKey : press.ctrlKey;
    if (!taken && command && !press.altKey && WEBVIEW_KEYS.includes(press.key.toLowerCase())) press.preventDefault();
  });
}
