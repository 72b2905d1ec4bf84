/** Goes to the control of a field, by the key that the core knows it by. */
export function focusField(within: HTMLElement | null, field: string): void {
  const place = within?.querySelector(`[data-field="${CSS.escape(field)}"]`) ?? within?.querySelector(`[data-field="${CSS.escape(field.split('.')[0] ?? '')}"]`);
  const control = place?.querySelector<HTMLElement>('input:not([type=radio]), textarea, [tabindex="0"], input, button');
  control?.focus();
  control?.scrollIntoView({ block: 'nearest' });
}
