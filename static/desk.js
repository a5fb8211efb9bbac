"use strict";
// What Django says was wrong is read out first; a note that announces itself already stays where it is.
const wrong = document.querySelector(".errornote:not([role])");
if (wrong) {
  wrong.setAttribute("role", "alert");
  wrong.tabIndex = -1;
  wrong.focus();
}
