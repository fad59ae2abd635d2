import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('news', 'Новости', 140)

export const pictureMegabytes = defineSetting(
  'news.picture-megabytes',
  z.number().int().min(1).max(5),
  'Новости: сколько мегабайт, самое большее, весит картинка',
  { usual: 5 },
)
export const mostPictures = defineSetting(
  'news.pictures',
  z.number().int().min(0).max(10),
  'Новости: сколько картинок может быть у одной новости',
  { usual: 5 },
)

export const settings = [pictureMegabytes, mostPictures]
