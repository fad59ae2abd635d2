import { formatDay, isBefore } from '#kernel/dates'
import { fullName, shortName } from '#kernel/names'
import { sentence } from '#kernel/sentence'
import { declineName, type Paper, qrCode } from '#platform/pdf'
import { notice } from '../../samples/notices.ts'
import { offer } from '../../samples/records.ts'
import type { Notice } from '../queries/notice.ts'
import type { OfferPaper } from './offer.ts'

export type TerminationPaper = OfferPaper & { notice: Notice }

/** The notice of termination (domain 10.6): of whichever side gave it. */
export const terminationPaper: Paper<TerminationPaper> = {
  name: 'enrolment.termination',
  version: '2026-11',
  template: `
На основании пункта #data.clause договора-оферты № #shown(data.number) #data.who #data.verb о расторжении договора #shown(data.from).

#facts((
  ("Ребёнок", data.child),
  ("Программа", data.programme),
  ("Группа", data.group),
  ("Сертификат", data.certificateNumber),
  ("Последний день договора", data.last),
  ("Причина", data.reason),
))

Деньги сертификата за следующие месяцы освобождаются со дня уведомления.

#signature(data.signer, name: data.short)
#signature("Уведомление получено")
`,
  title: () => 'Уведомление о расторжении договора',
  data: ({ application, parties, notice: given, recordUrl, zone }) => {
    const { customer, provider } = parties
    const ofProvider = given.side === 'provider'
    const whole = isBefore(given.lastOn, application.startsOn)
    return {
      head: {
        number: application.number,
        date: formatDay(given.givenAt.toZonedDateTimeISO(zone).toPlainDate()),
        addressee: ofProvider
          ? [declineName(customer, 'dative'), `от ${provider.name}`]
          : [provider.name, `от ${declineName(customer, 'genitive')}`],
        qr: qrCode(recordUrl),
      },
      clause: ofProvider ? '6.3' : '6.2',
      who: ofProvider ? 'организация' : 'заказчик',
      verb: 'уведомляет',
      number: application.number,
      from: whole ? 'до начала занятий' : `с ${formatDay(given.lastOn.add({ days: 1 }))}`,
      child: fullName(application),
      programme: application.programme,
      group: application.group,
      certificateNumber: parties.certificateNumber,
      last: whole ? 'занятия не начинались' : formatDay(given.lastOn),
      reason: given.reason ? sentence(given.reason) : null,
      signer: ofProvider ? provider.headPost : 'Законный представитель',
      short: ofProvider ? provider.headName : shortName(customer),
    }
  },
  samples: {
    'семья расторгает': { ...offer, notice },
    'организация расторгает': { ...offer, notice: { ...notice, side: 'provider', reason: 'Просрочена доплата семьи' } },
  },
}
