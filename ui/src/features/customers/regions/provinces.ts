/** The choices for 覆盖范围 (domain.md §2.1): the provinces by their short names, the whole country, and abroad. */
import { shallowRef, type ShallowRef } from 'vue';

import { commands } from '@/ipc/bindings';
import { call } from '@/ipc/client';

const BEYOND = ['全国', '出口'];

/** 四川省 as people write it: 四川. */
export function shortProvince(name: string): string {
  return name.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/, '');
}

/** Fetches them where they are wanted; a failed fetch leaves free typing. */
export function useProvinces(wanted: () => boolean): { places: ShallowRef<string[]> } {
  const places = shallowRef(BEYOND);
  if (wanted()) {
    void call(commands.listRegions('')).then(
      (provinces) => (places.value = [...provinces.map((province) => shortProvince(province.name)), ...BEYOND]),
      () => undefined,
    );
  }
  return { places };
}
