import { describe, expect, it } from 'vitest';

import { countOf, filterOf, noConditions, regionPrefix, withOrder } from './query';

describe('the conditions', () => {
  it('become the filter of the core', () => {
    const conditions = { ...noConditions(), text: ' slxd ', class: 'a' as const, region: { code: '510100', name: '成都市' } };
    expect(filterOf(conditions, 'me')).toEqual({ text: 'slxd', archive_type: null, class: 'a', relation_stage: null, owner: null, region: '5101' });
  });

  it('take the view along', () => {
    expect(filterOf({ ...noConditions('mine'), owner: 'other' }, 'me').owner).toBe('me');
    expect(filterOf(noConditions('key_accounts'), 'me').archive_type).toBe('key_account');
    expect([noConditions('silent').order, noConditions('next').order, noConditions('mine').order]).toEqual(['last_contact', 'next_contact', 'recent']);
  });

  it('leave a view that is an order when the order changes', () => {
    expect(withOrder(noConditions('silent'), 'name')).toMatchObject({ view: 'all', order: 'name' });
    expect(withOrder(noConditions('mine'), 'name')).toMatchObject({ view: 'mine', order: 'name' });
  });

  it('mean everything below a region', () => {
    expect(['510000', '510100', '510112', '500000', '659001'].map(regionPrefix)).toEqual(['51', '5101', '510112', '50', '659001']);
  });

  it('are counted with the view that narrows', () => {
    expect(countOf(noConditions())).toBe(0);
    expect(countOf(noConditions('silent'))).toBe(0);
    expect(countOf({ ...noConditions('mine'), text: 'hyqp', region: { code: '440000', name: '广东省' } })).toBe(3);
  });
});
