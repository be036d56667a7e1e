import type { PrivacyRequest } from '../../../domain/desk/privacy.ts';
import type { PrivacyMore } from '../../../http/api/desk/privacy-routes.ts';
import { docketCalls } from '../../matter/docket/docket-calls.ts';

export const privacyCalls = docketCalls<PrivacyRequest, PrivacyMore>('privacy-requests');
