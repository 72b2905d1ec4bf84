import { expect, it } from 'vitest';

import { toBase64 } from './base64';

it('writes bytes of any value and number', () => {
  expect(toBase64(new Uint8Array([]))).toBe('');
  expect(toBase64(new Uint8Array([0, 255, 128, 10]))).toBe('AP+ACg==');
  const large = new Uint8Array(200_001).map((_, at) => at % 251);
  expect(Uint8Array.from(atob(toBase64(large)), (sign) => sign.charCodeAt(0))).toEqual(large);
});
