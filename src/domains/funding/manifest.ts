import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { creditIfDue } from './jobs.ts'
import { routes } from './routes.tsx'
import { samples } from './samples.tsx'
import { changeDecisionBy, changeTerm, grantMoment, meltPolicy } from './settings.ts'

type Payload = { certificateId: string }

export const funding: Manifest = {
  name: 'funding',
  permissions: {
    'funding.ceiling.read': {
      roles: ['municipality'],
      words: 'видеть предел обеспечения, номиналы и остатки своего муниципалитета',
    },
  },
  routes,
  api,
  jobs: {
    'certificates.issued': (kit, payload) => creditIfDue(kit, 'issue', payload as Payload),
    'certificates.activated': (kit, payload) => creditIfDue(kit, 'activation', payload as Payload),
  },
  journal: {
    'funding.granted': 'Номинал зачислен на сертификат',
    'funding.queued': 'Сертификат поставлен в очередь на номинал: предел достигнут',
    'funding.ceiling-set': 'Установлен предел обеспечения муниципалитета',
  },
  settings: [meltPolicy, grantMoment, changeDecisionBy, changeTerm],
  samples,
  refusals: {
    'funding.ceiling-reached': {
      status: 409,
      words: () => ({
        title: 'Деньги муниципалитета на этот год распределены',
        text: 'Пока вы оформляли заявку, предел обеспечения сертификатов достигнут. Место за ребёнком не закреплено, деньги не списаны. Посмотрите бесплатные программы или спросите в уполномоченном органе.',
        next: [{ href: '/programmes?price=free', label: 'Бесплатные программы' }],
      }),
    },
    'funding.nominal-used-up': {
      status: 409,
      words: () => ({
        title: 'Номиналы этого года распределены',
        text: 'Пока вы оформляли заявку, предел числа или суммы номиналов достигнут. Место за ребёнком не закреплено, деньги не списаны. Посмотрите бесплатные программы или спросите в уполномоченном органе, когда появятся новые.',
        next: [{ href: '/programmes?price=free', label: 'Бесплатные программы' }],
      }),
    },
    'funding.ceiling-below-commitments': {
      status: 409,
      words: () => ({
        title: 'Предел меньше того, что уже обещано',
        text: 'По действующим заявкам и договорам закреплено больше. Укажите предел не меньше закреплённой суммы.',
      }),
    },
  },
}
