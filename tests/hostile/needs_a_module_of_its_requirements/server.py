from wire import talk

talk.serve(9090)
