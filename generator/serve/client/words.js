// What the preview says on the page, in its language.
import { page } from "./server.js";

const words = {
  preview: ["Preview", "Просмотр"],
  error: ["error", "ошибка"],
  warning: ["warning", "предупреждение"],
  problems: ["Problems", "Что не так"],
  gone: ["This page was deleted", "Страница удалена"],
  section: ["To its section", "В её раздел"],
  close: ["Close", "Закрыть"],
  edit: ["Edit", "Править"],
  editHint: ["In the editor; or Alt-click a block", "В редакторе; или Alt-щелчок по блоку"],
  follow: ["Follow", "Следовать"],
  followHint: ["Go to the page being edited", "Переходить туда, где правят"],
  desk: ["Desk", "Стол"],
  fold: ["Fold", "Свернуть"],
  away: ["no server", "нет связи"],
  draft: ["draft", "черновик"],
  future: ["future", "запланировано"],
  expired: ["expired", "срок истёк"],
};

export const say = (name) => words[name][page.lang === "ru" ? 1 : 0];
