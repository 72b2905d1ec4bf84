import { computed } from 'vue';
import { useI18n } from 'vue-i18n';

import type { LedgerColumn } from '@/shared/ledger/ledger';
import { NARROW, useMedia } from '@/shared/media';

/** The columns of the list, wide enough for English. */
export function useColumns(peeking: () => boolean) {
  const { t } = useI18n();
  const narrow = useMedia(NARROW);
  // Beside the peek pane only what finds a row is shown: the pane has the rest.
  const all = computed<LedgerColumn[]>(() => [
    { key: 'stage', title: t('complaints.listPage.columns.stage'), width: narrow.value ? 140 : 160 },
    { key: 'due', title: t('complaints.listPage.columns.due'), width: 148 },
    { key: 'number', title: t('complaints.listPage.columns.number'), width: 150 },
    { key: 'matter', title: t('complaints.listPage.columns.matter') },
    { key: 'category', title: t('complaints.listPage.columns.category'), width: 152, rank: 3 },
    { key: 'holder', title: t('complaints.listPage.columns.holder'), width: 144 },
    { key: 'received', title: t('complaints.listPage.columns.received'), width: 112 },
  ]);
  return computed(() => (peeking() ? all.value.filter((column) => !['category', 'holder', 'received'].includes(column.key)) : all.value));
}
