// Where the gateway's API is, when the console is served as a static site from somewhere else. Empty: from where this file came.
window.APP_CONFIG = window.APP_CONFIG || { apiBaseUrl: '' };
