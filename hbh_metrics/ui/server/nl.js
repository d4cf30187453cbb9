// Runs before Streamlit's own script: tells it where it is served, and puts its built-in English into Dutch.
"use strict";

// Without this it tries the page's own address first, and two requests fail on every link to a page.
window.__streamlit = {
  BACKEND_BASE_URL: location.origin + "/",
  MAIN_PAGE_BASE_URL: location.origin + "/",
};
