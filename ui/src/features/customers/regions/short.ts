/** Regions as a list shows them: the last two levels without their titles, 四川省成都市龙泉驿区 as 成都·龙泉驿. */

const LEVELS = /^(.*?(?:省|自治区|特别行政区))?(.*?(?:市|自治州|地区|盟))?(.*)$/;

export function shortRegion(text: string): string {
  const [, province = '', city = '', rest = ''] = LEVELS.exec(text) ?? [];
  const town = city.replace(/(市|地区|盟)$/, '');
  const district = rest.length > 2 ? rest.replace(/([^新])(区|县)$/, '$1') : rest;
  return [town, district].filter(Boolean).join('·') || province || text;
}
