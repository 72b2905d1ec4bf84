/** The lists of domain.md §2.1 and §2.2 in the order of the forms. Their words stand under `customers.words.<list>.<code>`. */
import type {
  Address,
  ArchiveType,
  Class,
  Confidentiality,
  ContactRole,
  ContactStatus,
  CreditGrade,
  CustomerKind,
  Insurance,
  LegalBasis,
  NoticeMethod,
  Ownership,
  PreferredChannel,
  RelationStage,
  Service,
  Settlement,
  Source,
  TemperatureClass,
  VolumeUnit,
} from '@/ipc/bindings';

/** A list of every code of a type: leaving one out does not compile. */
function all<Code extends string>(codes: Record<Code, true>): readonly Code[] {
  return Object.keys(codes) as Code[];
}

export const LISTS = {
  archive_type: all<ArchiveType>({ key_account: true, small_account: true }),
  class: all<Class>({ a: true, b: true, c: true, d: true }),
  relation_stage: all<RelationStage>({ prospect: true, negotiating: true, cooperating: true, satisfied: true, trusting: true, at_risk: true, lost: true, ended: true }),
  ent_nature: all<Ownership>({ state: true, private: true, foreign: true, joint: true, sole_trader: true, public_institution: true, other: true }),
  customer_kind: all<CustomerKind>({ manufacturer: true, trader: true, online_shop: true, logistics_peer: true, government: true, individual: true }),
  temp_class: all<TemperatureClass>({ ambient: true, cool: true, chilled: true, frozen: true, several: true }),
  services: all<Service>({ transport: true, warehousing: true, distribution: true, packaging: true, processing: true, handling: true, air_freight: true, express: true, information: true, design: true }),
  monthly_volume_unit: all<VolumeUnit>({ shipments: true, tonnes: true, cubic_metres: true, pieces: true }),
  settlement: all<Settlement>({ monthly: true, per_shipment: true, prepaid: true, on_arrival: true, on_proof: true }),
  credit_grade: all<CreditGrade>({ aaa: true, aa: true, a: true, b: true, c: true }),
  insurance: all<Insurance>({ by_customer: true, by_firm: true, declared_value: true, none: true }),
  source: all<Source>({ referral: true, tender: true, online: true, fair: true, cold_call: true, returning: true }),
  confidentiality: all<Confidentiality>({ public: true, internal: true, confidential: true }),
  gender: all<Address>({ mr: true, ms: true }),
  roles: all<ContactRole>({ decider: true, user: true, influencer: true, purchasing: true, finance: true, consignee: true, quality: true, other: true }),
  preferred_channel: all<PreferredChannel>({ phone: true, wechat: true, email: true }),
  notice_method: all<NoticeMethod>({ name_card: true, email: true, contract: true, spoken: true }),
  basis: all<LegalBasis>({ consent: true, published: true, contract: true, legal_duty: true }),
  status: all<ContactStatus>({ active: true, left: true, deletion_requested: true, anonymised: true }),
} as const;

export type ListName = keyof typeof LISTS;

/** The stages a good relation goes through one after the other; the others end it. */
export const STAGE_TRACK: readonly RelationStage[] = ['prospect', 'negotiating', 'cooperating', 'satisfied', 'trusting'];
