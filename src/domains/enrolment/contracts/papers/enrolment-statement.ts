import { formatPhone } from '#kernel/contacts'
import { formatDay } from '#kernel/dates'
import { fullName, shortName } from '#kernel/names'
import { declineName, type Paper, qrCode } from '#platform/pdf'
import { fullDirectionWords } from '#programmes'
import { offer } from '../../samples/records.ts'
import type { OfferPaper } from './offer.ts'

/** The statement of enrolment (заявление о зачислении, domain 10.4): for those who bring it on paper. */
export const enrolmentStatementPaper: Paper<OfferPaper> = {
  name: 'enrolment.statement',
  version: '2026-11',
  template: `
Прошу зачислить #shown(data.childAccusative) (дата рождения #shown(data.birthOn)) на обучение по дополнительной общеобразовательной программе#if data.offer != none [ на условиях договора-оферты № #shown(data.offer)].

#facts((
  ("Программа", data.programme),
  ("Направленность", data.direction),
  ("Модуль", data.module),
  ("Группа", data.group),
  ("Срок обучения", data.term),
  ("Сертификат", data.certificateNumber),
  ("Законный представитель", data.customer),
  ("Телефон", data.phone),
  ("Электронная почта", data.email),
))

С уставом, лицензией и программой организации, правилами персонифицированного финансирования и условиями оплаты ознакомление состоялось. За предложениями о следующих модулях программы обещаю следить в личном кабинете.

#signature("Законный представитель", name: data.short)
#signature("Заявление принято")
`,
  title: () => 'Заявление о зачислении',
  data: ({ application, parties, recordUrl, zone }) => {
    const { customer, provider, child } = parties
    return {
      head: {
        number: application.number,
        date: formatDay(application.submittedAt.toZonedDateTimeISO(zone).toPlainDate()),
        addressee: [provider.name, `от ${declineName(customer, 'genitive')}`],
        qr: qrCode(recordUrl),
      },
      childAccusative: declineName(application, 'accusative', { gender: child.gender }),
      birthOn: formatDay(application.birthOn),
      offer: application.contractId && application.number,
      programme: application.programme,
      direction: fullDirectionWords[application.direction],
      module: application.module,
      group: application.group,
      term: `с ${formatDay(application.startsOn)} по ${formatDay(application.endsOn)}`,
      certificateNumber: parties.certificateNumber,
      customer: fullName(customer),
      short: shortName(customer),
      phone: customer.phone && formatPhone(customer.phone),
      email: customer.email,
    }
  },
  samples: { заявление: offer },
}
