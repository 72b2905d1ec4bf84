/** A person as the sign-in page shows them. */
export interface Person {
  /** Unique among those who sign in. */
  name: string;
  /** Title or roles, in the interface language. */
  role: string;
}
