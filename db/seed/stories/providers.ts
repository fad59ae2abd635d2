import type { Instant } from '#kernel/dates'
import { addGroup, addModule, draftProgramme, findLatestCheck, refuseCheck, sendProgramme } from '#programmes'
import { askForAgreement, beginCandidacy, readAnswers, submitCandidacy } from '#providers'
import { phoneIn } from '../scenes.ts'
import type { Stage } from '../stage.ts'

/** What stands before the operator and the payer: a request, programmes to check, an agreement to answer. */
export async function organisations(stage: Stage): Promise<void> {
  await candidate(stage)
  await withoutAgreement(stage)
  await inModeration(stage)
  await refusedCertification(stage)
}

/** A studio that waits to be listed. */
async function candidate({ tx, moments, town }: Stage): Promise<void> {
  const at = moments.daysAgo(2, 15)
  const phone = phoneIn(town.scene, 0, '0818').digits
  const person = { 'person.surname': 'Белова', 'person.name': 'Ольга', 'person.patronymic': 'Игоревна' }
  const answers = {
    organisation: {
      ...{
        kind: 'commercial',
        name: 'Общество с ограниченной ответственностью «Сцена»',
        shortName: 'Театральная студия «Сцена»',
      },
      ...{ inn: '2804005556', ogrn: '1222800007770', kpp: '280401001' },
    },
    place: {
      ...{
        municipality: town.municipalities[0].id,
        address: 'ул. Зелёная, 8',
        phone,
        email: 'scena@organizacii.example',
      },
      description: 'Театр для детей от шести лет: сцена, голос, движение и два спектакля в год.',
    },
    head: { ...person, post: 'Директор', basis: 'устава' },
    papers: {
      ...{ licensed: 'yes', licenceNumber: 'Л035-01272-10/00251234', licenceBy: 'Министерство образования' },
      ...{ 'licenceOn.day': '14', 'licenceOn.month': '9', 'licenceOn.year': '2024' },
      ...{ bank: 'Отделение', bik: '048602602', account: '40702810100000000777' },
    },
    contact: { ...person, email: 'belova@organizacii.example', phone },
  }
  const { facts, missing } = readAnswers(answers)
  if (!facts) throw new Error(`the story of the candidate lacks ${missing.join(', ')}`)
  const { id, token } = await beginCandidacy(tx, answers, at)
  await submitCandidacy(tx, { id, token, facts }, at)
}

/** The carpenter teaches the first year and has just asked the far district for an agreement. */
async function withoutAgreement({ tx, moments, people, town }: Stage): Promise<void> {
  const [, , { id: municipalityId }] = town.municipalities
  const [{ id: periodId } = { id: '' }] = town.periods
  await askForAgreement(tx, people('vetrov'), { municipalityId, periodId }, moments.daysAgo(1, 11))
}

async function inModeration({ tx, moments, people }: Stage): Promise<void> {
  const at = moments.daysAgo(3, 10)
  const id = await draftProgramme(
    tx,
    people('sokolova'),
    {
      ...{ name: 'Лоскутная мастерская', summary: 'Ребёнок сошьёт одеяло, сумку и игрушку.', direction: 'art' },
      description: 'Учимся подбирать цвета, кроить и шить на машинке. В конце года выставка и чай с родителями.',
      ...{
        activity: 'Шитьё',
        register: 'general',
        level: 'starting',
        form: 'on-site',
        ageFrom: 8,
        ageTo: 12,
        adapted: true,
      },
    },
    at,
  )
  await addModule(
    tx,
    people('sokolova'),
    { programmeId: id, draft: { name: '1-й год обучения', months: 9, hours: 72, priceKopecks: 0n, parentsPay: false } },
    at,
  )
  await sendProgramme(tx, people('sokolova'), id, at)
}

async function refusedCertification({ tx, moments, people }: Stage): Promise<void> {
  const [lebedev, at] = [people('lebedev'), moments.daysAgo(6, 10)]
  const programmeId = await draftProgramme(
    tx,
    lebedev,
    {
      ...{ name: 'Нейросети для школьников', summary: 'Ребёнок обучит свою первую нейросеть.', direction: 'tech' },
      description: 'Разбираемся, как машина узнаёт картинки и слова, и собираем свой проект.',
      ...{
        activity: 'Программирование',
        register: 'certified',
        level: 'advanced',
        form: 'on-site',
        ageFrom: 12,
        ageTo: 17,
        adapted: false,
      },
    },
    at,
  )
  const draft = { name: '1-й год обучения', months: 9, hours: 72, priceKopecks: 1_500_000n, parentsPay: true }
  const moduleId = await addModule(tx, lebedev, { programmeId, draft }, at)
  await addGroup(tx, lebedev, { moduleId, draft: groupFrom(moments, at) }, at)
  await sendProgramme(tx, lebedev, programmeId, at)
  const check = await findLatestCheck(tx, programmeId)
  if (!check) throw new Error('nothing was sent to be checked')
  const reason = 'В описании нет планируемых результатов: напишите, что ребёнок будет знать и уметь к концу года.'
  await refuseCheck(tx, people('karimova'), { id: check.id, reason }, moments.daysAgo(2, 16))
}

function groupFrom({ today, zone }: Stage['moments'], at: Instant) {
  const startsOn = today.add({ days: 20 })
  const endsOn = startsOn.add({ months: 8 })
  return {
    ...{ name: 'Н-1', teacher: 'Лебедев Олег Ильич', address: 'ул. Набережная, 3', capacity: 10, startsOn, endsOn },
    ...{ applicationsFrom: at, applicationsTo: startsOn.toZonedDateTime(zone).toInstant() },
    ...{ nextApplicationsFrom: null, nextApplicationsTo: null },
    lessons: [{ weekday: 6, startsAt: '10:00', endsAt: '12:00', room: 'лаб. 2' }],
  }
}
