/**
 * 统一身份认证 (single sign-on): a provider of the city or the province says who it is (OpenID Connect). An account is found by the
 * subject that the administrator has entered at it, and none is ever made by somebody who comes.
 */

/** Who the provider says that it is, and whether it has asked him for a second factor itself. */
export interface Vouched {
  subject: string;
  hasFactor: boolean;
}

/** What is kept in the browser between going to the provider and coming back, so that nobody brings another's answer. */
export interface SsoChecks {
  state: string;
  nonce: string;
  verifier: string;
}

/** The way to the provider. */
export interface SingleSignOn {
  /** The address of the provider's page, and what is to be kept for the way back. */
  begin(back: string): Promise<{ address: string; checks: SsoChecks }>;
  /** Takes what the browser came back with; refuses with a sentence. */
  finish(cameBack: URL, checks: SsoChecks): Promise<Vouched>;
}
