import { expect, it } from 'vitest';

import { shortProvince } from './provinces';
import { shortRegion } from './short';

it('shortens regions for lists', () => {
  expect(['四川省成都市龙泉驿区', '重庆市渝北区', '上海市浦东新区', '湖北省武汉市东西湖区', '广东省东莞市', '四川省', '四川省成都市金堂县', '新疆维吾尔自治区石河子市', ''].map(shortRegion)).toEqual([
    '成都·龙泉驿', '重庆·渝北', '上海·浦东新区', '武汉·东西湖', '东莞', '四川省', '成都·金堂', '石河子', '',
  ]);
});

it('writes provinces as people do', () => {
  expect(['四川省', '重庆市', '内蒙古自治区', '广西壮族自治区', '新疆维吾尔自治区', '香港特别行政区'].map(shortProvince)).toEqual(['四川', '重庆', '内蒙古', '广西', '新疆', '香港']);
});
