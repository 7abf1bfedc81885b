// Vietnamese as it is typed in a hurry: small letters without marks, so that "dan van" finds "Dân vận".
"use strict";

vanban.fold = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
