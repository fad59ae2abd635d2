import type { Actor } from '#access'
import { draftPiece, publishPiece, sendPieceBack, takeDownPiece } from '#news'
import type { Stage } from '../stage.ts'

type Told = { by: Actor; title: string; words: string; days: number }

/** Who has something to say: the operator to everybody, the authorised body and an organisation to their town; and a draft. */
export async function newsNow(stage: Stage): Promise<void> {
  const { tx, people, town, moments } = stage
  const by = people('karimova')
  const body: Actor = { ...people('ilyin'), scopeId: town.municipalities[0].id }
  const told: Told[] = [
    {
      ...{ by, days: 6, title: 'Отзывы о кружках можно писать на странице программы' },
      words:
        'У каждой программы появилась вкладка **«Отзывы»**. Расскажите, что понравилось, а что хочется изменить: это поможет другим семьям и самой организации.\n\n- Нужны и оценка, и текст.\n- Имён и телефонов не пишите.\n\nНачните [с каталога](/programmes).',
    },
    {
      ...{ by: body, days: 3, title: 'Пункты приёма работают и в субботу' },
      words:
        'До конца года принять заявление и показать документы можно по субботам с 10:00 до 14:00. Адреса — [в списке пунктов](/points).',
    },
    {
      ...{ by: people('sokolova'), days: 1, title: 'Открыта новая мастерская' },
      words:
        'Десять верстаков, бассейн для испытаний и окно во двор.\n\n## Что взять с собой\n\n1. Сменную обувь.\n2. Фартук, если он есть.\n\n> Первый спуск на воду — весной.',
    },
  ]
  for (const { by: author, days, ...written } of told) {
    const at = moments.daysAgo(days, 10)
    const id = await draftPiece(tx, author, { ...written, placeIds: [] }, at)
    await publishPiece(tx, author, id, { showsAt: null, hidesAt: null }, at)
  }
  await takenDown(stage)
  const words = 'Концерт в пятницу, вход свободный. Время уточняем.'
  await draftPiece(tx, people('sokolova'), { title: 'Отчётный концерт', words, placeIds: [] }, moments.daysAgo(1, 15))
}

/** The workshop's advertisement was taken down, and it has mended it. */
async function takenDown({ tx, people, moments }: Stage): Promise<void> {
  const by = people('vetrov')
  const words = 'Набираем ребят на столярное дело. Первое занятие — в субботу, инструменты даём.'
  const at = moments.daysAgo(4, 12)
  const id = await draftPiece(tx, by, { title: 'Столярное дело для подростков', words, placeIds: [] }, at)
  await publishPiece(tx, by, id, { showsAt: null, hidesAt: null }, at)
  const reason = 'Это реклама магазина инструментов: оставьте только о занятиях.'
  await takeDownPiece(tx, people('ahmetova'), id, reason, moments.daysAgo(3, 9))
  await sendPieceBack(tx, by, id, 'Убрали магазин и цены.', moments.daysAgo(1, 17))
}
