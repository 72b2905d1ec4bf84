import { describe, expect, it } from 'vitest';

import { formatBytes, formatCount, formatFen, formatRate, formatYuan } from './amounts';
import { civilDate, daysBetween, formatClock, formatDate, formatDateInWords, formatMoment, formatSpan, formatTime } from './moments';
import { formatPhone, maskPhone } from './phones';
import { spaced } from './spacing';

describe('money', () => {
  it('has two decimals and thousands separators', () => {
    expect([0, 5, 120, 1_860_000, 12_345_678_901].map(formatFen)).toEqual(['0.00', '0.05', '1.20', '18,600.00', '123,456,789.01']);
  });

  it('uses the true minus', () => {
    expect(formatFen(-600_00)).toBe('−600.00');
    expect(formatYuan('-1234.5')).toBe('−1,234.50');
  });

  it('keeps decimal text exact', () => {
    expect(formatYuan('90071992547409931.07')).toBe('90,071,992,547,409,931.07');
    expect(formatYuan('18600')).toBe('18,600.00');
    expect(formatYuan('约两万')).toBe('约两万');
  });
});

it('writes counts, rates and sizes', () => {
  expect([formatCount(100_000), formatCount(-1234), formatCount(999)]).toEqual(['100,000', '−1,234', '999']);
  expect([formatRate(99.2711), formatRate(-0.5), formatRate(null), formatRate(0 / 0)]).toEqual(['99.27%', '−0.50%', '—', '—']);
  expect([formatBytes(512), formatBytes(1_258_291), formatBytes(199_500_000_000)]).toEqual(['512 B', '1.2 MB', '186 GB']);
});

describe('dates', () => {
  it('drop the year of today only', () => {
    expect(formatDate('2026-09-18', '2026-12-01')).toBe('09-18');
    expect(formatDate('2025-09-18', '2026-12-01')).toBe('2025-09-18');
    expect(formatDateInWords('2026-09-18', '2026-01-01', 'zh')).toBe('9月18日');
    expect(formatDateInWords('2025-09-18', '2026-01-01', 'zh')).toBe('2025年9月18日');
    expect(formatDateInWords('2026-09-18', '2026-01-01', 'en')).toBe('09-18');
  });

  it('are those of Beijing, whatever the computer thinks', () => {
    const lateEvening = Date.UTC(2026, 8, 17, 16, 5);
    expect(civilDate(lateEvening)).toBe('2026-09-18');
    expect(formatTime(lateEvening)).toBe('00:05');
    expect(formatMoment('2026-06-18T09:12:00+08:00', '2026-09-18')).toBe('06-18 09:12');
    expect(formatSpan('2026-06-18T14:00:00+08:00', '2026-06-18T21:30:00+08:00')).toBe('14:00–21:30');
  });

  it('stand on the clock with the weekday', () => {
    const now = Date.parse('2026-09-18T14:05:00+08:00');
    expect(formatClock(now, 'zh')).toBe('2026-09-18 周五 14:05');
    expect(formatClock(now, 'en')).toBe('2026-09-18 Fri 14:05');
  });

  it('are counted apart over months and leap days', () => {
    expect([daysBetween('2026-09-18', '2026-09-18'), daysBetween('2024-02-28', '2024-03-01'), daysBetween('2026-03-05', '2026-02-28')]).toEqual([0, 2, -5]);
  });
});

describe('phones', () => {
  it('are grouped when they are mobiles', () => {
    expect(['19900000101', '+86 199-0000-0101', '028-85550101', '400 820 8820'].map(formatPhone)).toEqual(['199 0000 0101', '+86 199 0000 0101', '028-85550101', '400 820 8820']);
  });

  it('are masked so that the middle cannot be read', () => {
    expect(['19900000101', '028-85550101', '110', ''].map(maskPhone)).toEqual(['199 **** 0101', '**** 0101', '****', '****']);
  });
});

describe('spaced', () => {
  it('separates Han from Latin letters and figures', () => {
    expect(spaced('导入Excel共12行，用Ctrl也行')).toBe('导入 Excel 共 12 行，用 Ctrl 也行');
  });

  it('leaves dates, punctuation and spaced text alone', () => {
    expect(spaced('2026年9月18日（周五）')).toBe('2026年9月18日（周五）');
    expect(spaced('剩 3 小时 55 分')).toBe('剩 3 小时 55 分');
  });
});
