import { refuseApplication } from '#enrolment'
import { cancelOrder, compareStatuses, noteStatus } from '#exchange'
import { listLast, settlePartner } from '../../../src/app/demo/gosuslugi/store.ts'
import { type Applied, deliver, idOf, order, partnerOf } from '../gosuslugi.ts'
import type { Stage } from '../stage.ts'

const gusev: Applied = {
  ...{ number: 61, parent: 'Ольга', child: 'Тимур', surname: ['Гусева', 'Гусев'] },
  ...{ gender: 'male', years: 10, programme: 'astronomy' },
}
const belova: Applied = {
  ...{ number: 62, parent: 'Марина', child: 'Ева', surname: ['Белова', 'Белова'] },
  ...{ gender: 'female', years: 4, programme: 'raduga' },
}
const demin: Applied = {
  ...{ number: 63, parent: 'Юлия', child: 'Роман', surname: ['Дёмина', 'Дёмин'] },
  ...{ gender: 'male', years: 9, programme: 'raduga' },
}
const mironova: Applied = {
  ...{ number: 64, parent: 'Инна', child: 'Алиса', surname: ['Миронова', 'Миронова'] },
  ...{ gender: 'female', years: 11, programme: 'raduga' },
}

/**
 * What came from Gosuslugi these days: one order was refused, one never could be, one was taken back, one waits for its
 * organisation. A status that the other side did not take waits for the operator.
 */
export async function gosuslugi(stage: Stage): Promise<void> {
  const { tx, moments, town, secretKey, port, people } = stage
  const { daysAgo, today, now } = moments
  const endpoint = `http://127.0.0.1:${port ?? 0}/api/demo/gosuslugi/statuses`
  await settlePartner(tx, { secretKey, endpoint }, daysAgo(9))
  const partnerId = await partnerOf(stage)

  const refusedId = await order(stage, gusev, daysAgo(6, 20))
  await deliver(stage, daysAgo(6, 21))
  if (refusedId) {
    const quantum = { ...people('sokolova'), scopeId: town.programmes.providers.quantum ?? null }
    const words = 'Группа занимается второй год. Весной откроется новая, ждём Тимура в ней.'
    await refuseApplication(tx, quantum, refusedId, { ground: 'other', words }, daysAgo(5))
    await noteStatus(tx, refusedId, daysAgo(5))
    await deliver(stage, daysAgo(5, 13))
  }
  await order(stage, belova, daysAgo(4, 9))
  await order(stage, demin, daysAgo(3, 19))
  await deliver(stage, daysAgo(3, 20))
  await cancelOrder(tx, { partnerId, externalId: idOf(demin) }, daysAgo(2, 8))
  await deliver(stage, daysAgo(2, 9), 422)
  await order(stage, mironova, daysAgo(1, 21))
  await deliver(stage, daysAgo(1, 22))

  const span = { from: today.subtract({ days: 7 }), to: today }
  await compareStatuses(tx, { partnerId, span, theirs: await listLast(tx) }, now)
}
