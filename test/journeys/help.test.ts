/** S-053, S-054, S-075: help beside every page, in a window and without one, to read and to watch. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaveBrowser, openBrowser, phone, takePicture } from '../support/browser.ts'
import { townAddress } from '../support/running-town.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(leaveBrowser)

async function reader(scripts: boolean): Promise<Walker> {
  return Walker.in(await browser.newContext({ ...phone, javaScriptEnabled: scripts }), townAddress())
}

describe('with scripts', () => {
  let walker: Walker
  const pane = () => walker.page.getByRole('dialog')
  const tab = (name: string) => pane().getByRole('navigation', { name: 'Виды помощи' }).getByRole('link', { name })
  const enter = async (way: Locator) => {
    await way.focus()
    await walker.page.keyboard.press('Enter')
  }
  beforeAll(async () => {
    walker = await reader(true)
  })
  afterAll(() => walker?.page.context().close())

  test('S-053: the «?» opens a window by the keyboard, first what fits the page, and what was typed stays', async () => {
    await walker.open('/recovery')
    await walker.type({ 'Почта, указанная при регистрации': 'vera@mail.ru' })
    await walker.page.locator('.help-round').focus()
    await walker.page.keyboard.press('Enter')
    await pane().getByRole('heading', { name: 'К странице, с которой вы пришли' }).waitFor()
    expect(await pane().locator('.card-title').first().innerText()).toContain('Забыли пароль')
    await takePicture(walker.page, 'help-window')
    await enter(pane().getByRole('link', { name: 'Забыли пароль' }).first())
    await pane().getByRole('heading', { name: 'Забыли пароль', level: 2 }).waitFor()
    await enter(pane().getByRole('button', { name: 'Назад' }))
    await pane().getByRole('heading', { name: 'К странице, с которой вы пришли' }).waitFor()
    expect(walker.path).toBe('/recovery')
  })

  test('S-054: three tabs and a search stand inside', async () => {
    await enter(tab('Часто задаваемые вопросы'))
    await pane().getByText('Остальные вопросы').waitFor()
    await enter(tab('Видеоуроки'))
    await pane().getByRole('link', { name: 'Как зарегистрироваться' }).waitFor()
    await pane().getByRole('searchbox').fill('номинал уменьшился')
    await walker.page.keyboard.press('Enter')
    await pane().getByText('Нашлось по запросу').waitFor()
  })

  test('Escape closes it, the form behind is as it was left', async () => {
    await walker.page.keyboard.press('Escape')
    expect(await pane().count()).toBe(0)
    expect(await walker.field('Почта, указанная при регистрации').inputValue()).toBe('vera@mail.ru')
    expect(await walker.page.evaluate(() => document.activeElement?.className)).toBe('help-round')
  })

  test('S-054 S-075: a video lesson plays, with captions and its length', async () => {
    await walker.open('/help/videos/reception')
    const film = walker.page.locator('video')
    expect(await film.getAttribute('preload')).toBe('none')
    const seen = await film.evaluate(async (video: HTMLVideoElement) => {
      await video.play()
      while (video.currentTime < 0.2) await new Promise((resolve) => setTimeout(resolve, 50))
      video.pause()
      video.currentTime = video.duration / 2
      await new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }))
      const track = video.textTracks[0]
      if (track) track.mode = 'showing'
      for (let tries = 0; tries < 100 && !track?.cues?.length; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 50))
      const { readyState, duration, videoWidth } = video
      return { readyState, duration, videoWidth, cues: track?.cues?.length ?? 0 }
    })
    expect(seen.readyState).toBeGreaterThanOrEqual(2)
    expect(seen.duration).toBeGreaterThan(20)
    expect(seen.videoWidth).toBe(1000)
    expect(seen.cues).toBe(await walker.page.locator('.film-steps li').count())
    await takePicture(walker.page, 'help-lesson')
  })
})

test('S-053 S-054: without scripts the «?» leads to a page with the same tabs', async () => {
  const walker = await reader(false)
  await walker.open('/points')
  await walker.leave(walker.page.locator('.help-round'))
  expect(walker.path).toBe('/help')
  await walker.sees('К странице, с которой вы пришли', 'Как получить сертификат', 'Кто поможет')
  for (const [name, path] of [
    ['Видеоуроки', '/help/videos'],
    ['Часто задаваемые вопросы', '/help/questions'],
    ['Инструкции', '/help'],
  ] as const) {
    await walker.leave(walker.page.getByRole('navigation', { name: 'Виды помощи' }).getByRole('link', { name }))
    expect(walker.path).toBe(path)
  }
  await walker.follow('Вернуться на страницу')
  expect(walker.path).toBe('/points')
  await walker.page.context().close()
})
