#!/usr/bin/python3
"""A bare WebKitGTK window that WebKitWebDriver can steer.

WebKitGTK's own MiniBrowser makes no window narrower than its tool bar, takes the
colours of the system from its environment alone, and forgets everything at its end.
Options: --dark, --still (reduced motion), --lang=CODE, --data=FOLDER (kept there).
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, Gtk, WebKit2  # noqa: E402  (the versions come first)

options = dict(argument.partition("=")[::2] for argument in sys.argv[1:])

settings = Gtk.Settings.get_default()
if "--dark" in options:
    settings.set_property("gtk-theme-name", "Adwaita-dark")
    settings.set_property("gtk-application-prefer-dark-theme", True)
if "--still" in options:
    settings.set_property("gtk-enable-animations", False)

folder = options.get("--data")
if folder:
    data = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=folder)
else:
    data = WebKit2.WebsiteDataManager.new_ephemeral()
context = WebKit2.WebContext.new_with_website_data_manager(data)
context.set_automation_allowed(True)
if "--lang" in options:
    context.set_preferred_languages([options["--lang"]])


def show(view):
    window = Gtk.Window()
    window.set_default_size(1280, 900)
    window.add(view)
    view.connect("close", lambda _: window.destroy())
    view.connect("create", open_beside)
    view.connect("decide-policy", decide)
    window.show_all()
    view.grab_focus()
    return view


def open_beside(view, _action):
    """A page opens another: a link with a target, a middle click."""
    return show(WebKit2.WebView(related_view=view, is_controlled_by_automation=True))


def decide(view, decision, kind):
    """A click with the control key opens a new tab: in WebKitGTK that is the window's to do."""
    if kind != WebKit2.PolicyDecisionType.NAVIGATION_ACTION:
        return False
    action = decision.get_navigation_action()
    is_beside = action.is_user_gesture() and action.get_modifiers() & Gdk.ModifierType.CONTROL_MASK
    if is_beside:
        decision.ignore()
        open_beside(view, action).load_request(action.get_request())
    return bool(is_beside)


def open_first(_session):
    return show(WebKit2.WebView(web_context=context, is_controlled_by_automation=True))


def start(_context, session):
    information = WebKit2.ApplicationInfo()
    information.set_name("WebKitGTK")
    session.set_application_info(information)
    session.connect("create-web-view", open_first)


context.connect("automation-started", start)
Gtk.main()
