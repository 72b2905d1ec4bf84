/** The columns of the customer list. */
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';

import type { CustomerOrder } from '@/ipc/bindings';
import type { LedgerColumn } from '@/shared/ledger/ledger';

/** The order behind each column that the list can be sorted by. */
export const COLUMN_ORDER: Record<string, CustomerOrder> = { name: 'name', lastContact: 'last_contact', nextContact: 'next_contact' };

/** The next contact stands in the preview too, and makes room for the name while that is open. */
export function useColumns(order: () => CustomerOrder, peeking: () => boolean): ComputedRef<LedgerColumn[]> {
  const { t } = useI18n();
  return computed(() => {
    const columns: LedgerColumn[] = [
      { key: 'number', title: t('customers.fields.customer_no'), width: 104 },
      { key: 'name', title: t('customers.list.columns.name'), sortable: true },
      { key: 'region', title: t('customers.fields.region_code'), width: 116 },
      { key: 'stage', title: t('customers.fields.relation_stage'), width: 96 },
      { key: 'owner', title: t('customers.fields.owner'), width: 72 },
      { key: 'lastContact', title: t('customers.fields.last_contact'), width: 116, sortable: true },
      { key: 'nextContact', title: t('customers.fields.next_contact'), width: 88, rank: order() === 'next_contact' ? 1 : 3, sortable: true },
      { key: 'complaints', title: t('customers.list.columns.complaints'), width: 72, align: 'right' },
      { key: 'completeness', title: t('customers.list.columns.completeness'), width: 96 },
    ];
    return columns.filter((column) => column.key !== 'nextContact' || order() === 'next_contact' || !peeking());
  });
}
