/** The columns of the customer list. */
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';

import type { CustomerOrder } from '@/ipc/bindings';
import type { LedgerColumn } from '@/shared/ledger/ledger';

/** The order behind each column that the list can be sorted by. */
export const COLUMN_ORDER: Record<string, CustomerOrder> = { name: 'name', lastContact: 'last_contact', nextContact: 'next_contact' };

export function useColumns(): ComputedRef<LedgerColumn[]> {
  const { t } = useI18n();
  return computed(() => [
    { key: 'number', title: t('customers.fields.customer_no'), width: 112 },
    { key: 'name', title: t('customers.list.columns.name'), sortable: true },
    { key: 'region', title: t('customers.fields.region_code'), width: 128 },
    { key: 'stage', title: t('customers.fields.relation_stage'), width: 96 },
    { key: 'owner', title: t('customers.fields.owner'), width: 76 },
    { key: 'lastContact', title: t('customers.fields.last_contact'), width: 124, sortable: true },
    { key: 'nextContact', title: t('customers.fields.next_contact'), width: 92, rank: 3, sortable: true },
    { key: 'complaints', title: t('customers.list.columns.complaints'), width: 76, align: 'right' },
    { key: 'completeness', title: t('customers.list.columns.completeness'), width: 100 },
  ]);
}
