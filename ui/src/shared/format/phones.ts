/** Phone numbers as ui.md §9 writes them; domain.md §3.6 says what is valid, which the core checks. */

/** A mainland mobile as `199 0000 0101`; a landline keeps its hyphens, anything else stays as entered. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/[\s-]/g, '');
  const mobile = /^(\+?86)?(1\d{2})(\d{4})(\d{4})$/.exec(digits);
  if (!mobile) return phone;
  return `${mobile[1] ? '+86 ' : ''}${mobile[2]} ${mobile[3]} ${mobile[4]}`;
}

/** A phone with its middle hidden, `199 **** 0101`; of other numbers only the last four digits stay. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)} **** ${digits.slice(7)}`;
  return digits.length > 4 ? `**** ${digits.slice(-4)}` : '****';
}
