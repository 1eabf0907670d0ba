// What the preview says on the page, in its language.
import { page } from "./server.js";

const words = {
  preview: ["Preview", "Просмотр"],
  error: ["error", "ошибка"],
  warning: ["warning", "предупреждение"],
  problems: ["Problems", "Что не так"],
  ofPage: ["Problems of this page", "Что не так на этой странице"],
  gone: ["This page was deleted", "Эта страница удалена"],
  section: ["Go to its section", "Перейти в её раздел"],
  close: ["Close", "Закрыть"],
  edit: ["Edit", "Править"],
  editHint: ["Open this place in the editor (or Alt-click a block)", "Открыть это место в редакторе (или Alt-щелчок по блоку)"],
  follow: ["Follow", "Следовать"],
  followHint: ["Go to the page being edited", "Переходить на страницу, которую правят"],
  desk: ["Desk", "Стол"],
  deskHint: ["All pages and a new one", "Все страницы и новая"],
  fold: ["Fold", "Свернуть"],
  unfold: ["Preview’s buttons", "Кнопки просмотра"],
  away: ["no server", "нет связи"],
  draft: ["draft", "черновик"],
  future: ["future", "запланировано"],
  expired: ["expired", "срок истёк"],
};

export const say = (name) => words[name][page.lang === "ru" ? 1 : 0];
