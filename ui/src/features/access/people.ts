/** A person as the sign-in page shows them. */
export interface Person {
  /** Key of the member of staff. */
  id: string;
  name: string;
  /** The roles, in the interface language. */
  role: string;
}
