import { type Reader, sql } from '#platform/db'
import { type ApplicationView, findApplicationView } from '../../applications/queries/list.ts'
import { listMonths, type Owner } from '../../applications/queries/row.ts'
import type { ApplicationId } from '../../model.ts'
import { findTakenOut, type TakenOut } from './notice.ts'

/** What the offer is printed from, besides the application: both sides, the programme and the payer. */
type Parties = {
  customer: { surname: string; name: string; patronymic: string | null; phone: string | null; email: string }
  child: { gender: 'female' | 'male' }
  provider: {
    name: string
    inn: string
    address: string
    phone: string
    email: string
    headName: string
    headPost: string
    licence: string | null
    bankDetails: string
  }
  payer: { name: string; authorisedBody: string }
  agreement: { number: string; signedOn: string } | null
  studies: { hours: number; months: number; form: string; ageFrom: number; ageTo: number; capacity: number }
  certificateNumber: string | null
  offerTemplate: string | null
  acceptedBy: { surname: string; name: string; patronymic: string | null } | null
}

export type OfferFacts = {
  application: ApplicationView
  parties: Parties
  months: { month: Temporal.PlainDate; certificate: bigint; parent: bigint }[]
}

/** Everything the offer and the enrolment statement say, from the record alone; null for what is not the owner's. */
export async function findOffer(reader: Reader, owner: Owner, id: ApplicationId): Promise<OfferFacts | null> {
  const [application, parties, months, taken] = await Promise.all([
    findApplicationView(reader, owner, id),
    findParties(reader, id),
    listMonths(reader, id),
    findTakenOut(reader, id),
  ])
  return application && parties && { ...asConcluded({ application, months }, taken), parties }
}

type Concluded = Pick<OfferFacts, 'application' | 'months'>

/** A contract is printed as it was concluded: what a notice took out of it later stands there too. */
function asConcluded({ application, months }: Concluded, { months: taken, plannedOn }: TakenOut): Concluded {
  if (taken.length === 0) return { application, months }
  const certificate = application.certificate + taken.reduce((sum, part) => sum + part.certificate, 0n)
  const parent = application.parent + taken.reduce((sum, part) => sum + part.parent, 0n)
  return {
    application: {
      ...application,
      certificate,
      parent,
      price: certificate + parent,
      endsOn: plannedOn ?? application.endsOn,
    },
    months: [...months, ...taken],
  }
}

async function findParties(reader: Reader, id: ApplicationId): Promise<Parties | null> {
  const { rows } = await sql<Parties>`
    select
      json_build_object('surname', customer.surname, 'name', customer.name, 'patronymic', customer.patronymic,
        'phone', customer.phone, 'email', customer.email) as customer,
      json_build_object('gender', child.gender) as child,
      json_build_object('name', o.name, 'inn', o.inn, 'address', o.address, 'phone', o.phone, 'email', o.email,
        'headName', o.head_name, 'headPost', o.head_post, 'licence', o.licence, 'bankDetails', o.bank_details) as provider,
      json_build_object('name', payer.name, 'authorisedBody', payer.authorised_body) as payer,
      (select json_build_object('number', agreement.number, 'signedOn', agreement.signed_on) from providers_agreement agreement
        where agreement.provider_id = a.provider_id and agreement.municipality_id = a.payer_id
          and agreement.period_id = a.period_id and agreement.state = 'active' limit 1) as agreement,
      json_build_object('hours', m.hours, 'months', m.months, 'form', p.form, 'ageFrom', p.age_from, 'ageTo', p.age_to,
        'capacity', g.capacity) as studies,
      c.number as "certificateNumber", contract.offer_template as "offerTemplate",
      case when acceptor.id is not null then json_build_object('surname', acceptor.surname, 'name', acceptor.name,
        'patronymic', acceptor.patronymic) end as "acceptedBy"
    from enrolment_application a
    join families_child child on child.id = a.child_id
    left join enrolment_admission admission on admission.application_id = a.id
    join access_user customer on customer.id = coalesce(admission.guardian_id, a.submitted_by)
    join providers_provider o on o.id = a.provider_id
    join region_municipality payer on payer.id = a.payer_id
    join programmes_group g on g.id = a.group_id
    join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    left join certificates_certificate c on c.id = a.certificate_id
    left join enrolment_contract contract on contract.application_id = a.id
    left join access_user acceptor on acceptor.id = contract.accepted_by
    where a.id = ${id}`.execute(reader)
  return rows[0] ?? null
}
