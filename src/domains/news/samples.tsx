import type { Sample } from '#platform/manifest'
import type { Piece, PieceId } from './model.ts'
import { NewsDeskPage, OwnPiecePage, PieceFormPage } from './pages/desk.tsx'
import { NewsPage, PiecePage } from './pages/public.tsx'
import { TakenDownPiecePage, TakenDownPiecesPage } from './pages/taken-down.tsx'

const id = (tail: number) => `0199d1a0-0000-7000-8000-${String(tail).padStart(12, '0')}` as PieceId
const now = Temporal.Instant.from('2026-11-20T09:00:00Z')
const zone = 'Europe/Moscow'
const origin = 'https://kruzhok.example'

const opened: Piece = {
  ...{
    id: id(81),
    author: 'provider',
    authorName: 'Дом детского творчества',
    providerId: id(63),
    municipalityId: id(9),
  },
  ...{ places: ['город Озёрный'], placeIds: [], title: 'Открыта мастерская судомоделистов', state: 'published' },
  words:
    'В субботу открываем **новую мастерскую**: десять верстаков и бассейн для испытаний.\n\n## Что взять с собой\n\n- сменную обувь\n- хорошее настроение\n\n> Первый спуск на воду — весной.\n\nЗаписаться можно [на странице программы](/programmes/1042).',
  ...{
    showsAt: now.subtract({ hours: 30 }),
    hidesAt: null,
    takenDownReason: null,
    sentBackAt: null,
    sentBackWords: null,
    changedAt: now.subtract({ hours: 31 }),
  },
  pictures: [],
}
const regional: Piece = {
  ...opened,
  ...{
    id: id(82),
    author: 'region',
    authorName: 'Региональный модельный центр',
    providerId: null,
    municipalityId: null,
  },
  ...{
    places: [],
    title: 'Приём заявок на 2027 год идёт',
    words: 'Заявки на следующий финансовый период принимаются с сентября.',
  },
}
const draft: Piece = {
  ...opened,
  id: id(83),
  state: 'draft',
  showsAt: null,
  words: 'Текст с <b>тегами</b> и обычными словами.',
}
const takenDown: Piece = { ...opened, id: id(84), state: 'taken-down', takenDownReason: 'Это реклама.' }
const mended: Piece = {
  ...takenDown,
  ...{ id: id(85), words: 'Мастерская открыта. Приходите в субботу!' },
  ...{ sentBackAt: now.subtract({ hours: 2 }), sentBackWords: 'Убрали цены магазина.' },
}
const places = [
  { id: id(9), code: '01', name: 'город Озёрный' },
  { id: id(10), code: '02', name: 'Приозёрский район' },
]
const list = { municipalities: places, municipality: null, page: 1, zone }

export const samples: Sample[] = [
  {
    name: 'скрытые новости',
    render: () => <TakenDownPiecesPage pieces={[mended, takenDown]} page={1} more={false} zone={zone} />,
  },
  {
    name: 'скрытые новости: пусто',
    render: () => <TakenDownPiecesPage pieces={[]} page={1} more={false} zone={zone} />,
  },
  { name: 'скрытая новость: исправлена', render: () => <TakenDownPiecePage piece={mended} zone={zone} /> },
  {
    name: 'скрытая новость: автор ещё не исправил',
    render: () => <TakenDownPiecePage piece={takenDown} zone={zone} />,
  },
  {
    name: 'своя новость: исправлена и у оператора',
    render: () => <OwnPiecePage piece={mended} {...{ zone, now }} />,
  },
  { name: 'новости', render: () => <NewsPage {...list} pieces={[opened, regional]} more /> },
  { name: 'новости: пусто', render: () => <NewsPage {...list} pieces={[]} more={false} municipality="02" /> },
  { name: 'новость', render: () => <PiecePage piece={opened} others={[mended]} {...{ zone, origin }} /> },
  {
    name: 'новость: оператор может скрыть',
    render: () => <PiecePage piece={opened} {...{ zone, origin }} mayTakeDown />,
  },
  { name: 'мои новости', render: () => <NewsDeskPage pieces={[draft, opened, takenDown]} {...{ zone, now }} /> },
  { name: 'мои новости: пусто', render: () => <NewsDeskPage pieces={[]} {...{ zone, now }} /> },
  { name: 'новость: написать', render: () => <PieceFormPage author="provider" municipalities={places} /> },
  {
    name: 'новость: изменить, оператор; слишком длинно',
    render: () => (
      <PieceFormPage
        author="region"
        municipalities={places}
        piece={regional}
        answers={{ title: regional.title, words: regional.words }}
        errors={[
          { field: 'words', message: 'Текст длиннее 20 000 знаков: сократите его или разделите на две новости' },
        ]}
      />
    ),
  },
  { name: 'своя новость: черновик с тегами', render: () => <OwnPiecePage piece={draft} {...{ zone, now }} /> },
  {
    name: 'своя новость: файл не картинка',
    render: () => (
      <OwnPiecePage
        piece={opened}
        {...{ zone, now, answers: { description: 'Мастерская' } }}
        errors={[{ field: 'picture', message: 'Это не картинка. Подойдёт PNG, JPEG или WebP.' }]}
      />
    ),
  },
  { name: 'своя новость: скрыта', render: () => <OwnPiecePage piece={takenDown} {...{ zone, now }} /> },
]
